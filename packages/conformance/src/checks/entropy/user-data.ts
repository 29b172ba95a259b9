import { stringify } from 'yaml';

/** What every line of the probe's report starts with. */
export const linePrefix = '_scs-test-';
/** The line after which nothing more comes. */
export const endMarker = '_scs-test-end';

/** Package mirrors near the clouds, by `os_distro` (reference 3.3, step 3). */
const mirrors: Readonly<Record<string, object>> = {
  ubuntu: {
    primary: [{ arches: ['default'], uri: 'http://az1.clouds.archive.ubuntu.com/ubuntu/' }],
  },
  debian: {
    primary: [{ arches: ['default'], uri: 'https://mirror.plusserver.com/debian/debian/' }],
    security: [{ arches: ['default'], uri: 'https://mirror.plusserver.com/debian/debian-security/' }],
  },
};

/** A shell command whose output goes to the console, each line marked with its section. */
function section(name: string, command: string): string {
  return `( ${command} ) 2>&1 | sed -u 's/^/${linePrefix}${name}: /' >/dev/console`;
}

/** The cloud-config that makes a server report on its entropy to its console. */
export function probeUserData(distribution: string | undefined): string {
  const apt = Object.hasOwn(mirrors, distribution ?? '') ? mirrors[distribution ?? ''] : undefined;
  const config = {
    ...(apt === undefined ? {} : { apt }),
    packages: ['rng-tools5'],
    // a login prompt on the console would break into the report
    bootcmd: [['systemctl', 'mask', '--now', 'serial-getty@ttyS0.service']],
    runcmd: [
      section('entropy-avail', 'cat /proc/sys/kernel/random/entropy_avail'),
      section('fips-test', 'rngtest -c 1000 </dev/random'),
      section('rngd', 'systemctl status rngd --no-pager'),
      section(
        'virtio-rng',
        'cat /sys/devices/virtual/misc/hw_random/rng_available; head -c 2 /dev/hwrng | od -A n -t x1',
      ),
      `echo ${endMarker} >/dev/console`,
    ],
    final_message: endMarker,
  };
  return `#cloud-config\n${stringify(config, { lineWidth: 0 })}`;
}
