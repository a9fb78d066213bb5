// The cover: a photo dropped or chosen, cut to 5:4, or none.
import { Button } from 'antd';
import { type DragEvent, useState } from 'react';
import { CropDialog } from './crop-dialog';
import { EventThumb } from './event-thumb';
import { faultOf } from './send-file';

interface CoverFieldProps {
  readonly value: string | null;
  readonly error: string | undefined;
  readonly onChange: (cover: string | null) => void;
}

export function CoverField({ value, error, onChange }: CoverFieldProps) {
  const [file, setFile] = useState<File | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [isOver, setOver] = useState(false);
  const choose = (chosen: File | undefined) => {
    if (chosen === undefined) return;
    const found = faultOf(chosen);
    setFault(found);
    if (found === null) setFile(chosen);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer.files[0]);
  };
  const wrong = fault ?? error;
  return (
    <div className="field" data-testid="cover-field">
      <span className="field-label">封面</span>
      <div className="cover-field">
        <EventThumb cover={value} width={600} className="cover-now" />
        <div className="cover-ways">
          <label
            className={isOver ? 'cover-drop is-over' : 'cover-drop'}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={drop}
          >
            <input
              id="cover"
              className="unseen"
              type="file"
              accept="image/jpeg,image/png,image/webp"
              aria-describedby="cover-note"
              aria-invalid={wrong !== undefined}
              onChange={({ target }) => {
                choose(target.files?.[0]);
                target.value = ''; // The same file may be chosen again.
              }}
            />
            把照片拖到这里，或点这里选择
          </label>
          {value !== null && (
            <Button type="link" size="small" onClick={() => onChange(null)}>
              不用封面
            </Button>
          )}
        </div>
      </div>
      <p id="cover-note" className={wrong === undefined ? 'field-hint' : 'field-error'}>
        {wrong ?? '5 比 4，宽 1,200 像素以上最好；选好照片后可以调范围'}
      </p>
      {file !== null && <CropDialog file={file} onSent={onChange} onClose={() => setFile(null)} />}
    </div>
  );
}
