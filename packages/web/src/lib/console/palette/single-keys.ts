const key = 'scs.single-key-shortcuts';

/** Whether shortcuts of single keys are on in this browser; they are unless somebody has turned them off. */
export function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(key) !== 'off';
  } catch {
    // a browser that keeps nothing
    return true;
  }
}

/** Remembers the choice, where the browser keeps anything. */
export function turnSingleKeys(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(key);
    else localStorage.setItem(key, 'off');
  } catch {
    // then it counts for this page alone
  }
}
