// A place to drop a file on, or to choose one with the keyboard or the mouse.
import { type DragEvent, useState } from 'react';

const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;

interface FileDropProps {
  readonly file: File | null;
  readonly isTooLarge: boolean;
  readonly isOff: boolean;
  readonly onChoose: (file: File | null) => void;
}

export function FileDrop({ file, isTooLarge, isOff, onChoose }: FileDropProps) {
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!isOff) onChoose(event.dataTransfer.files[0] ?? null);
  };
  return (
    <div className="field">
      <span className="field-label">文件</span>
      <label
        className={isOver ? 'drop is-over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          id="file"
          className="unseen"
          type="file"
          accept=".csv,.gz,text/csv,application/gzip"
          disabled={isOff}
          aria-describedby="file-note"
          onChange={(event) => onChoose(event.target.files?.[0] ?? null)}
        />
        {file === null ? '把文件拖到这里，或点这里选择' : <strong>{file.name}</strong>}
        <span id="file-note" className={isTooLarge ? 'field-error' : 'field-hint'}>
          {noteOf(file, isTooLarge)}
        </span>
      </label>
    </div>
  );
}

function noteOf(file: File | null, isTooLarge: boolean): string {
  if (file === null) return 'CSV，或压缩过的 .csv.gz，最大 64 MB';
  const size =
    file.size < MEGABYTE ? `${Math.ceil(file.size / KILOBYTE)} KB` : `${(file.size / MEGABYTE).toFixed(1)} MB`;
  return isTooLarge ? `${size}，超过 64 MB，请拆开或压缩成 .csv.gz` : `${size}，点这里可以换一个`;
}
