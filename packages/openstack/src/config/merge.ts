import { isSettings, type Settings } from './values.ts';

/** Deep merge as openstacksdk lays secure.yaml over clouds.yaml: mappings are merged, everything else is replaced. */
export function mergeDeep(below: Settings, above: Settings): Settings {
  const merged: Settings = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const existing = merged[key];
    setOwn(merged, key, isSettings(value) && isSettings(existing) ? mergeDeep(existing, value) : value);
  }
  return merged;
}

/** Merge of one cloud over its profile or a region over its cloud: replaces all but `auth`, which is merged by key. */
export function mergeCloud(below: Settings, above: Settings): Settings {
  const merged: Settings = { ...below };
  for (const [key, value] of Object.entries(above)) {
    if (key === 'auth') {
      const existing = merged['auth'];
      merged['auth'] = { ...(isSettings(existing) ? existing : {}), ...(isSettings(value) ? value : {}) };
    } else {
      setOwn(merged, key, value);
    }
  }
  return merged;
}

/** A file may well have a key `__proto__`; it must stay a key. */
function setOwn(target: Settings, key: string, value: Settings[string]): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}
