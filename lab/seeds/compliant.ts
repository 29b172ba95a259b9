import { day, type CloudState, type FlavorSeed, type ImageSeed, type Seed } from '../src/seeding/seed-model.ts';

/** A flavor as scs-0103 wants it: its promises as extra specs, both spellings of its name, and a random number generator. */
function standardFlavor(
  vcpus: number,
  cpuType: 'V' | 'L',
  ramGiB: number,
  diskGB = 0,
  disk: '' | 's' = '',
): [string, FlavorSeed] {
  const shape = [`${vcpus}${cpuType}`, `${ramGiB}`, ...(diskGB ? [`${diskGB}${disk}`] : [])];
  const name = `SCS-${shape.join('-')}`;
  return [
    name,
    {
      vcpus,
      ramMiB: ramGiB * 1024,
      diskGiB: diskGB,
      extraSpecs: {
        'hw_rng:allowed': 'True',
        'scs:cpu-type': cpuType === 'L' ? 'crowded-core' : 'shared-core',
        'scs:name-v1': `SCS-${shape.join(':')}`,
        'scs:name-v2': name,
        ...(diskGB ? { 'scs:disk0-type': disk === 's' ? 'ssd' : 'network' } : {}),
      },
    },
  ];
}

const mandatoryFlavors = [
  standardFlavor(1, 'V', 4),
  standardFlavor(2, 'V', 8),
  standardFlavor(4, 'V', 16),
  standardFlavor(8, 'V', 32),
  standardFlavor(1, 'V', 2),
  standardFlavor(2, 'V', 4),
  standardFlavor(4, 'V', 8),
  standardFlavor(8, 'V', 16),
  standardFlavor(16, 'V', 32),
  standardFlavor(1, 'V', 8),
  standardFlavor(2, 'V', 16),
  standardFlavor(4, 'V', 32),
  standardFlavor(1, 'L', 1),
  standardFlavor(2, 'V', 4, 20, 's'),
  standardFlavor(4, 'V', 16, 100, 's'),
];

const recommendedFlavors = [
  standardFlavor(1, 'V', 4, 10),
  standardFlavor(2, 'V', 8, 20),
  standardFlavor(4, 'V', 16, 50),
  standardFlavor(8, 'V', 32, 100),
  standardFlavor(1, 'V', 2, 5),
  standardFlavor(2, 'V', 4, 10),
  standardFlavor(4, 'V', 8, 20),
  standardFlavor(8, 'V', 16, 50),
  standardFlavor(16, 'V', 32, 100),
  standardFlavor(1, 'V', 8, 20),
  standardFlavor(2, 'V', 16, 50),
  standardFlavor(4, 'V', 32, 100),
  standardFlavor(1, 'L', 1, 5),
  standardFlavor(16, 'V', 64),
  standardFlavor(8, 'V', 64),
  standardFlavor(16, 'V', 128),
];

/** An image with all the properties that scs-0102 asks for, built today. */
function completeImage(now: Date, properties: Readonly<Record<string, string>>): ImageSeed {
  return {
    minDiskGiB: 8,
    minRamMiB: 512,
    properties: {
      architecture: 'x86_64',
      hypervisor_type: 'qemu',
      hw_disk_bus: 'scsi',
      hw_scsi_model: 'virtio-scsi',
      hw_rng_model: 'virtio',
      hw_qemu_guest_agent: 'yes',
      os_purpose: 'generic',
      image_build_date: day(now),
      replace_frequency: 'monthly',
      provided_until: day(now, 730),
      uuid_validity: 'last-3',
      hotfix_hours: '0',
      patchlevel: '0',
      ...properties,
    },
  };
}

function ubuntu(now: Date, version: string, codeName: string): ImageSeed {
  return completeImage(now, {
    os_distro: 'ubuntu',
    os_version: version,
    image_original_user: 'ubuntu',
    image_description: `Ubuntu ${version} LTS`,
    image_source: `https://cloud-images.ubuntu.com/releases/${codeName}/release/ubuntu-${version}-server-cloudimg-amd64.img`,
  });
}

function debian(now: Date, version: string, codeName: string): ImageSeed {
  return completeImage(now, {
    os_distro: 'debian',
    os_version: version,
    image_original_user: 'debian',
    image_description: `Debian ${version} ${codeName}`,
    image_source: `https://cloud.debian.org/images/cloud/${codeName}/latest/debian-${version}-genericcloud-amd64.qcow2`,
  });
}

function clusterNode(now: Date, kubernetes: string): ImageSeed {
  return completeImage(now, {
    os_distro: 'ubuntu',
    os_version: '24.04',
    os_purpose: 'k8snode',
    image_original_user: 'ubuntu',
    image_description: 'https://github.com/osism/k8s-capi-images',
    image_source: `https://nbg1.your-objectstorage.com/osism/openstack-k8s-capi-images/ubuntu-2404-kube-${kubernetes}/ubuntu-2404-kube-v${kubernetes}.qcow2`,
  });
}

/** The state that all other seeds start from. */
export function compliantState(now: Date): CloudState {
  return {
    flavors: Object.fromEntries([...mandatoryFlavors, ...recommendedFlavors]),
    images: {
      'Ubuntu 24.04': ubuntu(now, '24.04', 'noble'),
      'Ubuntu 22.04': ubuntu(now, '22.04', 'jammy'),
      'Debian 12': debian(now, '12', 'bookworm'),
      'Debian 13': debian(now, '13', 'trixie'),
      'ubuntu-capi-image-v1.33.1': clusterNode(now, '1.33.1'),
    },
    volumeTypes: {
      standard: { description: '[scs:replicated] standard', isEncrypted: false },
      luks: { description: '[scs:encrypted, replicated] encrypted', isEncrypted: true },
    },
    externalNetworks: { ext: { cidr: '192.0.2.0/24' } },
    disabledServices: [],
    isBackupServiceEnabled: true,
    mayMembersStoreSecrets: true,
    console: { entropyAvailable: 256, fipsFailures: 0 },
  };
}

export const compliant: Seed = {
  name: 'compliant',
  description: 'every testcase of SCS-compatible IaaS v5.1 passes, except scs-0123-swift-s3 (Swift cannot pass it)',
  state: compliantState,
};
