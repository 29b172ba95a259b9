import { afterEach, expect, it } from 'vitest';

import { serve, type Served } from '../testing/serve.ts';
import { httpTransport } from '../transport/http-transport.ts';
import { listBuckets } from './list-buckets.ts';
import { signedHeaders } from './sign-request.ts';

it('signs as the example in the documentation of Amazon S3', () => {
  // "Example: Get Object lifecycle" of https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
  const headers = signedHeaders(
    'GET',
    new URL('https://examplebucket.s3.amazonaws.com/?lifecycle'),
    { accessKey: 'AKIAIOSFODNN7EXAMPLE', secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', region: 'us-east-1' },
    new Date('2013-05-24T00:00:00Z'),
  );
  expect(headers['authorization']).toBe(
    'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
  );
});

let server: Served | undefined;
afterEach(() => server?.close());

const options = {
  accessKey: 'doesnotexist',
  secretKey: '',
  cloud: 'test',
  transport: httpTransport({ verify: true }, { env: {} }),
};

it('a refusal is an answer with its code', async () => {
  const body = '<?xml version="1.0"?><Error><Code>InvalidAccessKeyId</Code><Message>no</Message></Error>';
  server = await serve((_seen, response) => response.writeHead(403, { 'content-type': 'application/xml' }).end(body));
  const calls: unknown[] = [];
  expect(await listBuckets({ ...options, url: server.url, onCall: (call) => calls.push(call) })).toEqual({
    status: 403,
    code: 'InvalidAccessKeyId',
    message: 'no',
    isXml: true,
  });
  expect(server.seen[0]?.headers.authorization).toContain('Credential=doesnotexist/');
  expect(calls).toMatchObject([{ service: 's3', status: 403, route: '/' }]);
});

it('no answer is an error', async () => {
  server = await serve((_seen, response) => response.socket?.destroy());
  await expect(listBuckets({ ...options, url: server.url })).rejects.toMatchObject({
    code: 'connection-reset',
    service: 's3',
    cloud: 'test',
  });
});
