// What happened at the sample cloud: enough of everything for pictures of the pages.

type Api = <T = { id: string }>(method: string, path: string, body?: object) => Promise<T>;

interface Named {
  readonly id: string;
  readonly displayName: string | null;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** One thing that went wrong, and is mended. */
interface Past {
  readonly daysAgo: number;
  readonly hours: number;
  readonly component: string;
  readonly severity: number;
  readonly title: string;
  readonly end: string;
}

const past: readonly Past[] = [
  {
    daysAgo: 82,
    hours: 2,
    component: 'Object storage',
    severity: 60,
    title: 'Slow uploads',
    end: 'A disk was replaced.',
  },
  {
    daysAgo: 61,
    hours: 1,
    component: 'Identity',
    severity: 100,
    title: 'Nobody could sign in',
    end: 'A certificate had expired. It is renewed by itself now.',
  },
  {
    daysAgo: 44,
    hours: 5,
    component: 'Network (south)',
    severity: 50,
    title: 'Packet loss towards the internet',
    end: 'Our carrier has mended a line.',
  },
  {
    daysAgo: 23,
    hours: 0.5,
    component: 'Compute (north)',
    severity: 90,
    title: 'New servers did not start',
    end: 'The scheduler runs again.',
  },
  {
    daysAgo: 9,
    hours: 3,
    component: 'Dashboard',
    severity: 40,
    title: 'The dashboard was slow',
    end: 'It has more memory now.',
  },
];

/** Tells the story to an empty page that has the sample configuration. `now` is when it is told. */
export async function tellStory(api: Api, now: Date): Promise<{ incident: string; maintenance: string }> {
  const at = (offsetMs: number): string => new Date(now.getTime() + offsetMs).toISOString();
  const { data: components } = await api<{ data: Named[] }>('GET', '/components?limit=200');
  const { data: types } = await api<{ data: Named[] }>('GET', '/impact-types');
  const { data: phases } = await api<{ data: { generation: number }[] }>('GET', '/phases');
  const generation = phases[0]?.generation ?? 1;
  const idOf = (list: readonly Named[], name: string): string => {
    const found = list.find(({ displayName }) => displayName === name);
    if (found === undefined) throw new Error(`The sample configuration has no “${name}”.`);
    return found.id;
  };
  const affects = (names: readonly string[], type: string, severity: number) =>
    names.map((name) => ({ reference: idOf(components, name), type: idOf(types, type), severity }));

  for (const { daysAgo, hours, component, severity, title, end } of past) {
    const { id } = await api('POST', '/incidents', {
      displayName: title,
      beganAt: at(-daysAgo * day),
      endedAt: at(-daysAgo * day + hours * hour),
      phase: { generation, order: 3 },
      affects: affects([component], severity > 66 ? 'Unavailable' : 'Performance', severity),
    });
    await api('POST', `/incidents/${id}/updates`, {
      displayName: 'Resolved',
      description: end,
      createdAt: at(-daysAgo * day + hours * hour),
    });
  }

  const open = await api('POST', '/incidents', {
    displayName: 'Volumes attach slowly',
    description:
      'Attaching a volume in region north takes up to **two minutes**. Volumes that are attached work as usual.',
    beganAt: at(-95 * minute),
    phase: { generation, order: 0 },
    affects: affects(['Block storage (north)', 'Compute (north)'], 'Performance', 55),
  });
  const updates: readonly (readonly [number, number, string, string])[] = [
    [-80, 0, 'We are looking into it', 'Requests to the storage wait for a lock.'],
    [-50, 1, 'The cause is found', 'One of three storage controllers answers late. We take it out of service.'],
    [-12, 2, 'It is getting better', 'Volumes attach within ten seconds again. We keep watching.'],
  ];
  for (const [minutes, order, displayName, description] of updates) {
    await api('POST', `/incidents/${open.id}/updates`, {
      displayName,
      description,
      createdAt: at(minutes * minute),
      phase: { generation, order },
    });
  }
  await api('POST', '/incidents', {
    displayName: 'Some servers of region south cannot be reached',
    description: 'Reported by the health monitor: 3 of 40 probes failed.',
    isDraft: true,
    beganAt: at(-6 * minute),
    affects: affects(['Network (south)'], 'Connectivity', 45),
  });
  const maintenance = await api('POST', '/maintenances', {
    displayName: 'New switches in region south',
    description: 'Servers keep running. Connections may break for a few seconds, at most twice.',
    plannedStart: at(26 * hour),
    plannedEnd: at(29 * hour),
    affects: affects(['Network (south)'], 'Maintenance', 0).map(({ reference, type }) => ({ reference, type })),
  });
  await api('POST', '/maintenances', {
    displayName: 'Update of the dashboard',
    description: 'The dashboard is away for some minutes; the APIs are not.',
    plannedStart: at(4 * day),
    plannedEnd: at(4 * day + hour),
    affects: affects(['Dashboard'], 'Maintenance', 0).map(({ reference, type }) => ({ reference, type })),
  });
  return { incident: open.id, maintenance: maintenance.id };
}
