// The picture of a reward: dropped or chosen, sent at once, shown as it was made; or one of the mini-program's drawings.
import { drawnPictures } from '@guike/contracts/http';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type DragEvent, useState } from 'react';
import { sentenceOf } from '../api/refused';
import { Choice } from '../ui/choice';
import { Field } from '../ui/field';
import { drawingNames } from './reward';
import { RewardThumb } from './reward-thumb';
import { faultOf, sendPicture } from './send-picture';

interface PictureFieldProps {
  readonly value: string | null;
  readonly error: string | undefined;
  readonly onChange: (picture: string | null) => void;
  /** While one is under way the rest cannot be saved. */
  readonly onBusy: (isBusy: boolean) => void;
}

const GIFT = 'drawn/gift';
const drawings = drawnPictures.map((key) => ({ value: key, label: drawingNames[key] }));
const isDrawn = (picture: string | null): boolean => picture === null || picture.startsWith('drawn/');

export function PictureField({ value, error, onChange, onBusy }: PictureFieldProps) {
  const [fault, setFault] = useState<string | null>(null);
  const sending = useMutation({
    mutationFn: sendPicture,
    onMutate: () => onBusy(true),
    onSuccess: ({ key }) => onChange(key),
    onSettled: () => onBusy(false),
  });
  const choose = (file: File | undefined) => {
    if (file === undefined || sending.isPending) return;
    sending.reset();
    const found = faultOf(file);
    setFault(found);
    if (found === null) sending.mutate(file);
  };
  const wrong = fault ?? (sending.isError ? sentenceOf(sending.error) : error);
  return (
    <div className="field" data-testid="picture-field">
      <span className="field-label">图片</span>
      <div className="picture-field">
        <RewardThumb picture={value} width={200} className="picture-now" />
        <div className="picture-ways">
          <Drop isBusy={sending.isPending} isWrong={wrong !== undefined} onChoose={choose} />
          {!isDrawn(value) && (
            <Button type="link" size="small" data-testid="picture-away" onClick={() => onChange(GIFT)}>
              不用这张图片
            </Button>
          )}
        </div>
      </div>
      <p
        id="picture-note"
        className={wrong === undefined ? 'field-hint' : 'field-error'}
        role={wrong === undefined ? undefined : 'alert'}
      >
        {wrong ?? '最好是正方形，边长 1,200 像素以上；JPG、PNG、WebP，最大 10 MB'}
      </p>
      {isDrawn(value) && (
        <Field label="没有图片时用的手绘图">
          <Choice id="reward-drawing" value={value ?? GIFT} options={drawings} onChange={onChange} />
        </Field>
      )}
    </div>
  );
}

interface DropProps {
  readonly isBusy: boolean;
  readonly isWrong: boolean;
  readonly onChoose: (file: File | undefined) => void;
}

function Drop({ isBusy, isWrong, onChoose }: DropProps) {
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onChoose(event.dataTransfer.files[0]);
  };
  return (
    <label
      className={isOver ? 'picture-drop is-over' : 'picture-drop'}
      aria-busy={isBusy}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        id="picture"
        className="unseen"
        type="file"
        accept="image/jpeg,image/png,image/webp"
        aria-describedby="picture-note"
        aria-invalid={isWrong}
        onChange={(event) => {
          onChoose(event.target.files?.[0]);
          event.target.value = ''; // The same file may be chosen again.
        }}
      />
      {isBusy ? '正在处理图片…' : '把图片拖到这里，或点这里选择'}
    </label>
  );
}
