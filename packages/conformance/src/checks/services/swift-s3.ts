import { listBuckets } from '@scs/openstack';
import { ConformanceError } from '../../errors.ts';
import { decideBy, type Check, type Decision } from '../check.ts';
import { errorText } from '../error-text.ts';

const clause = 'scs-0123-v1 §object-store';

/** What an S3 service says of an access key that it does not know, and what proves that it is one. */
const provingCodes = /InvalidAccessKeyId|NoSuchKey/;

/** `scs-0123-swift-s3`. */
export const swiftS3Check: Check = {
  testcase: 'scs-0123-swift-s3',
  clause,
  title: 'The object store speaks S3',
  checks:
    'Where the catalog has an object-store, its host is asked for a list of buckets with an access key that does not exist. An answer of InvalidAccessKeyId or NoSuchKey passes, any other error fails, and success aborts. A cloud without object-store passes.',
  why: 'Most tools speak S3 and not Swift.',
  mend: 'With Ceph: enable S3 in RadosGW (`rgw_enable_apis`). With Swift: put s3api and s3token into the proxy’s pipeline.',
  quirks:
    'Swift’s own s3api answers SignatureDoesNotMatch for an unknown key, which cannot pass; `--strict` accepts it, because only an S3 service says that. Where the endpoint has no path, the default verdict’s origin asks Amazon instead; here the cloud is asked.',
  reads: ['catalog'],
  calls: ['GET the object-store’s host / (S3 ListBuckets with a made-up key)'],
  async decide({ session, transport, onCall, now, isStrict }) {
    if (!session.hasService('object-store')) return { result: 'pass', findings: [] };
    const endpoint = session.endpoint('object-store');
    if (endpoint === undefined) {
      throw new ConformanceError(
        'undecidable',
        'The catalog has an object-store, but no endpoint of it for this region and interface.',
        'Register the endpoint: openstack endpoint create --region REGION object-store public URL',
      );
    }
    // scheme, host and port, as the reference takes them
    const url = /^(https*:\/\/[^/]*)\//.exec(endpoint)?.[1] ?? endpoint;
    let answer;
    try {
      answer = await listBuckets({
        url,
        accessKey: 'doesnotexist',
        secretKey: '',
        cloud: session.cloud,
        transport,
        onCall,
        now,
      });
    } catch (error) {
      return fail(`The object store's host does not answer as S3: ${errorText(error)}`, errorText(error));
    }
    // a redirect is no answer, whatever it says
    const said = answer.status >= 300 && answer.status < 400 ? '' : `${answer.code ?? ''} ${answer.message ?? ''}`;
    if (provingCodes.test(said)) return { result: 'pass', findings: [] };
    if (isStrict && answer.code === 'SignatureDoesNotMatch') return { result: 'pass', findings: [] };
    // an error is an error under any status; what is no XML at all is no list of buckets either
    if (answer.status < 300 && answer.code === undefined && answer.isXml) {
      throw new ConformanceError(
        'undecidable',
        `${url} lists buckets for an access key that does not exist.`,
        'Find out why the service lets anybody in. That is a security hole.',
      );
    }
    return fail(
      `${url} answers ${answer.code ?? `HTTP ${answer.status}`} to an unknown access key.`,
      answer.code ?? `HTTP ${answer.status}`,
    );
  },
};

function fail(message: string, found: string): Decision {
  return decideBy([
    {
      severity: 'error',
      message,
      clause,
      resource: { type: 'service', name: 'object-store' },
      attribute: 'S3 error code',
      found,
      wanted: 'InvalidAccessKeyId or NoSuchKey, as Ceph RadosGW says',
      mend: [
        '# Ceph: rgw_enable_apis = s3, swift, swift_auth, admin',
        '# Swift: pipeline = … authtoken s3api s3token keystoneauth … (its SignatureDoesNotMatch still cannot pass)',
      ],
    },
  ]);
}
