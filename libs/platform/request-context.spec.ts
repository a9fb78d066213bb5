// The id of a request is seen by everything that it awaits, and by nothing else, however often carrying starts and stops.
import { setTimeout as sleep } from 'node:timers/promises';
import { currentRequestId, startWithRequestId, withRequestId } from './request-context';

async function seenLater(): Promise<readonly (string | undefined)[]> {
  const seen = [currentRequestId()];
  await sleep(1);
  seen.push(currentRequestId());
  await new Promise(setImmediate);
  return [...seen, currentRequestId()];
}

const idle = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn += 1) await new Promise(setImmediate);
};

it('goes with what is awaited, through pauses in which nobody has one', async () => {
  for (const id of ['first', 'second']) {
    expect(await withRequestId(id, seenLater)).toEqual([id, id, id]);
    await idle();
    expect(await seenLater()).toEqual([undefined, undefined, undefined]);
  }
});

it('stays with each while others begin and end', async () => {
  const ids = Array.from({ length: 20 }, (_, index) => `request-${index}`);
  const seen = await Promise.all(
    ids.map(async (id, index) => {
      await sleep(index % 5);
      return withRequestId(id, seenLater);
    }),
  );
  expect(seen).toEqual(ids.map((id) => [id, id, id]));
});

it('ends with work that fails, and with work that is ended by a call', async () => {
  const failing = () => withRequestId('fails', () => Promise.reject(new Error('refused')));
  await expect(failing()).rejects.toThrow('refused');
  const throwing = () => {
    withRequestId('throws', () => {
      throw new Error('at once');
    });
  };
  expect(throwing).toThrow('at once');
  let seen: Promise<readonly (string | undefined)[]> | undefined;
  const end = startWithRequestId('started', () => {
    seen = seenLater();
  });
  expect(await seen).toEqual(['started', 'started', 'started']);
  end();
  end();
  await idle();
  expect(await withRequestId('after', seenLater)).toEqual(['after', 'after', 'after']);
});
