// Photos of the evening: added several at a time, seen by those who were there, taken away again.
import { eventOutcomeEndpoints } from '@guike/contracts/http';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { sentenceOf } from '../api/refused';
import { keyOf, useRemote, useSend } from '../api/remote';
import { may, useMe } from '../session/session';
import { Panel } from '../ui/panel';
import { ProblemLine, ProblemNote } from '../ui/problem';
import { SkeletonLines } from '../ui/skeleton';
import { newId } from '../ui/new-id';
import type { ShopEvent } from './event-words';
import { faultOf, sendFile } from './send-file';

const { eventPhotos, addEventPhoto, removeEventPhoto } = eventOutcomeEndpoints;

export function PhotosPanel({ event }: { readonly event: ShopEvent }) {
  const me = useMe();
  const input = { params: { id: event.id } };
  const query = useRemote(eventPhotos, input);
  const removing = useSend(removeEventPhoto, [eventPhotos]);
  const sending = useSendingPhotos(event.id);
  const mayAdd = may(me, addEventPhoto) && event.state !== 'draft' && event.state !== 'cancelled';
  const photos = query.data?.photos ?? [];
  return (
    <Panel
      title="当天的照片"
      testId="photos"
      aside={mayAdd && query.data !== undefined && photos.length < query.data.most && <AddPhotos sending={sending} />}
    >
      <p className="quiet">到场的会员看得到；同意拍照留影的会员可以存进自己的相册。</p>
      {sending.fault !== null && (
        <p className="field-error" role="alert">
          {sending.fault}
        </p>
      )}
      <ProblemLine error={removing.error} />
      {query.data === undefined ? (
        query.isError ? (
          <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <SkeletonLines lines={3} />
        )
      ) : (
        <ul className="photos">
          {photos.map(({ id, small, large, width, height }, at) => (
            <li key={id}>
              <a href={large} target="_blank" rel="noreferrer">
                <img src={small} alt={`当天的照片，第 ${at + 1} 张`} width={width} height={height} loading="lazy" />
              </a>
              {mayAdd && (
                <Button
                  type="link"
                  size="small"
                  loading={removing.isPending && removing.variables.params.photoId === id}
                  onClick={() => removing.mutate({ params: { id: event.id, photoId: id } })}
                >
                  移走<span className="unseen">第 {at + 1} 张</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

type SendingPhotos = ReturnType<typeof useSendingPhotos>;

function AddPhotos({ sending }: { readonly sending: SendingPhotos }) {
  return (
    <label className="photos-add" aria-busy={sending.left > 0}>
      <input
        id="add-photos"
        className="unseen"
        type="file"
        multiple
        accept="image/jpeg,image/png,image/webp"
        disabled={sending.left > 0}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          target.value = ''; // The same files may be chosen again.
          void sending.start(files);
        }}
      />
      {sending.left > 0 ? `还有 ${sending.left} 张` : '加照片'}
    </label>
  );
}

/** One after the other, so that a weak line is not asked for all at once; it stops at the first that is refused. */
function useSendingPhotos(eventId: string) {
  const client = useQueryClient();
  const [left, setLeft] = useState(0);
  const [fault, setFault] = useState<string | null>(null);
  const start = async (files: readonly File[]): Promise<void> => {
    setFault(null);
    try {
      for (const [at, file] of files.entries()) {
        setLeft(files.length - at);
        const found = faultOf(file);
        if (found !== null) throw new Error(`${file.name}：${found}`);
        const params = { id: eventId, photoId: newId() };
        const answer = await sendFile(addEventPhoto, { params }, file);
        client.setQueryData(keyOf(eventPhotos, { params: { id: eventId } }), answer);
      }
    } catch (error) {
      const isOurs = error instanceof Error && error.name === 'Error';
      setFault(isOurs ? error.message : sentenceOf(error));
    } finally {
      setLeft(0);
    }
  };
  return { left, fault, start };
}
