// Storage in a bucket that speaks S3: for several machines, or a cloud's own store. Whole or not at all is its promise.
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import { sha256 } from './keys';
import { Storage, partsOf } from './storage';

export interface S3Bucket {
  /** Without a slash at the end. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly key: string;
  readonly secret: string;
  /** Where the bucket's name stands in addresses: in the path, or before the host, as some clouds want it. */
  readonly style: 'path' | 'host';
}

const ATTEMPTS = 3;
/** Ten megabytes over a slow line within a data centre. */
const ATTEMPT_MS = 15_000;
const PAUSE_MS = 200;

export class S3Storage extends Storage {
  private readonly client: AwsClient;
  private readonly root: string;

  constructor({ endpoint, bucket, region, key, secret, style }: S3Bucket) {
    super();
    this.client = new AwsClient({ accessKeyId: key, secretAccessKey: secret, service: 's3', region, retries: 0 });
    const address = new URL(endpoint);
    if (style === 'host') address.host = `${bucket}.${address.host}`;
    this.root = `${address.href.replace(/\/+$/, '')}${style === 'path' ? `/${bucket}` : ''}`;
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    const answer = await this.ask('PUT', key, bytes);
    if (!answer.ok) throw await refusal('PUT', key, answer);
  }

  async get(key: string): Promise<Buffer | null> {
    const answer = await this.ask('GET', key);
    if (answer.ok) return Buffer.from(await answer.arrayBuffer());
    const error = await refusal('GET', key, answer);
    if (error.code === 'NoSuchKey') return null;
    throw error;
  }

  async delete(key: string): Promise<void> {
    const answer = await this.ask('DELETE', key);
    if (answer.ok) return;
    const error = await refusal('DELETE', key, answer);
    if (error.code !== 'NoSuchKey') throw error;
  }

  /** All three may be repeated: what was lost on its way, or met a store in trouble, is sent again. */
  private async ask(method: string, key: string, bytes?: Uint8Array): Promise<Response> {
    const url = `${this.root}/${partsOf(key).join('/')}`;
    for (let attempt = 1; ; attempt++) {
      const isLast = attempt === ATTEMPTS;
      try {
        const answer = await this.client.fetch(url, {
          method,
          ...(bytes && {
            body: new Uint8Array(bytes),
            headers: { 'x-amz-content-sha256': sha256(Buffer.from(bytes)).toString('hex') },
          }),
          signal: AbortSignal.timeout(ATTEMPT_MS),
        });
        const isPassing = answer.status >= 500 || answer.status === 429;
        if (!isPassing || isLast) return answer;
        await answer.body?.cancel();
      } catch (error) {
        if (isLast) throw new Error(`the storage did not answer: ${method} ${key}`, { cause: error });
      }
      await sleep(PAUSE_MS * 2 ** (attempt - 1));
    }
  }
}

/** What the store says of a refusal; never a word of the keys. */
async function refusal(method: string, key: string, answer: Response): Promise<Error & { code: string }> {
  const code = /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1] ?? '';
  return Object.assign(new Error(`the storage refused: ${method} ${key}: ${answer.status} ${code}`), { code });
}
