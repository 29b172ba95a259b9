import { compliantState } from './compliant.ts';
import { day, without, type ImageSeed, type Seed } from '../src/seeding/seed-model.ts';

export const brokenImages: Seed = {
  name: 'broken-images',
  description:
    'images without properties, outdated, with impossible build dates, from a wrong source, with hostile names',
  state: (now) => {
    const base = compliantState(now);
    const [ubuntu, debian] = [base.images['Ubuntu 24.04'], base.images['Debian 12']];
    if (!ubuntu || !debian) throw new Error('the seed "compliant" has lost Ubuntu 24.04 or Debian 12');
    const changed = (image: ImageSeed, properties: Record<string, string>): ImageSeed => ({
      ...image,
      properties: { ...image.properties, os_purpose: 'custom', ...properties },
    });
    return {
      ...base,
      images: {
        ...without(base.images, 'Ubuntu 24.04'),
        'Ubuntu 24.04': changed(ubuntu, {
          os_purpose: 'generic',
          image_source: 'https://mirror.example.org/ubuntu-24.04.img',
        }),
        'tiny-bad': { minDiskGiB: 0, minRamMiB: 0, properties: { os_distro: 'nosuch' } },
        // outdated, and no newer image under its name
        'Ubuntu 20.04': changed(ubuntu, {
          os_version: '20.04',
          image_source: 'https://cloud-images.ubuntu.com/releases/focal/release/ubuntu-20.04-server-cloudimg-amd64.img',
          image_build_date: day(now, -400),
        }),
        // outdated, but marked and replaced: no fault
        'Debian 12 prev': changed(debian, { image_build_date: day(now, -400) }),
        'build-date-in-the-future': changed(debian, { image_build_date: day(now, 30) }),
        'build-date-unreadable': changed(debian, { image_build_date: 'last Tuesday' }),
        'several-wrong-values': changed(debian, {
          architecture: 'sparc',
          hw_disk_bus: 'ide',
          os_purpose: 'fun',
          replace_frequency: 'sometimes',
          uuid_validity: 'last-few',
          hotfix_hours: 'soon',
          image_source: 'gopher://example.org/image',
        }),
        '\u001b[2J\u001b[31mred\u001b]0;title\u0007 <b>name</b>\nsecond line: PASS': changed(debian, {
          image_description: '\u001b[1mbold\u001b[0m | pipe | </script>',
        }),
        ['long' + 'x'.repeat(251)]: changed(debian, {}),
      },
    };
  },
};
