// `npm start`: checks the recorded sample cloud and shows the report. That its S3 layer honestly fails one testcase is no
// failure of `npm start`.
import { spawnSync } from 'node:child_process';

const { status } = spawnSync(process.execPath, ['packages/cli/bin/scs.mjs', 'check', 'iaas', '--sample'], {
  stdio: 'inherit',
});
console.log(`
That was a recording of a small OpenStack. With a cloud of your own in clouds.yaml:
  npx scs config clouds                           which clouds are found
  npx scs check iaas --os-cloud NAME              check one
  npx scs check iaas --os-cloud NAME -o report.html
  npx scs check --explain scs-0123-swift-s3       what a testcase is about`);
process.exitCode = status === 0 || status === 1 ? 0 : (status ?? 2);
