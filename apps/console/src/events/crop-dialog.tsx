// The part of a photo that becomes the cover, seen as members will see it before it is sent.
import { adminEventEndpoints } from '@guike/contracts/http';
import { useMutation } from '@tanstack/react-query';
import { Slider } from 'antd';
import { useEffect, useState } from 'react';
import { Dialog } from '../ui/dialog';
import { COVER_RATIO, COVER_WIDTH, type Framing, frameOf, inTheMiddle, laidBehind } from './crop';
import { sendFile } from './send-file';

interface CropDialogProps {
  readonly file: File;
  readonly onSent: (key: string) => void;
  readonly onClose: () => void;
}

const QUALITY = 0.92;

export function CropDialog({ file, onSent, onClose }: CropDialogProps) {
  const picture = usePicture(file);
  const [framing, setFraming] = useState(inTheMiddle);
  const sending = useMutation({
    mutationFn: async (image: HTMLImageElement) =>
      sendFile(adminEventEndpoints.addEventPicture, {}, await cut(image, framing)),
    onSuccess: ({ key }) => {
      onSent(key);
      onClose();
    },
  });
  const slide = (label: string, field: keyof Framing, min: number, max: number) => (
    <label className="crop-slide">
      <span>{label}</span>
      <Slider
        min={min}
        max={max}
        step={0.01}
        value={framing[field]}
        tooltip={{ open: false }}
        ariaLabelForHandle={label}
        onChange={(value) => setFraming({ ...framing, [field]: value })}
      />
    </label>
  );
  return (
    <Dialog
      title="选封面的范围"
      submit="用这张"
      isSending={sending.isPending}
      error={picture === 'broken' ? null : sending.error}
      testId="crop-form"
      onClose={onClose}
      onSubmit={() => {
        if (picture !== null && picture !== 'broken') sending.mutate(picture);
      }}
    >
      {picture === 'broken' ? (
        <p className="field-error" role="alert">
          这张图片打不开，请换一张
        </p>
      ) : (
        <>
          <div className="crop-window" data-testid="crop-window">
            {picture !== null && (
              <img src={picture.src} alt="封面预览" style={laidBehind(sizeOf(picture), framing)} draggable={false} />
            )}
          </div>
          {slide('放大', 'zoom', 1, 3)}
          {slide('左右', 'x', 0, 1)}
          {slide('上下', 'y', 0, 1)}
        </>
      )}
    </Dialog>
  );
}

const sizeOf = ({ naturalWidth: width, naturalHeight: height }: HTMLImageElement) => ({ width, height });

/** The file as a picture; null while it is read. */
function usePicture(file: File): HTMLImageElement | null | 'broken' {
  const [picture, setPicture] = useState<HTMLImageElement | null | 'broken'>(null);
  useEffect(() => {
    const url = URL.createObjectURL(file);
    const image = new Image();
    image.onload = () => setPicture(image);
    image.onerror = () => setPicture('broken');
    image.src = url;
    return () => URL.revokeObjectURL(url);
  }, [file]);
  return picture;
}

async function cut(image: HTMLImageElement, framing: Framing): Promise<Blob> {
  const { left, top, width, height } = frameOf(sizeOf(image), framing);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(Math.min(COVER_WIDTH, width));
  canvas.height = Math.round(canvas.width / COVER_RATIO);
  canvas.getContext('2d')?.drawImage(image, left, top, width, height, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('the browser made no picture')) : resolve(blob)),
      'image/jpeg',
      QUALITY,
    );
  });
}
