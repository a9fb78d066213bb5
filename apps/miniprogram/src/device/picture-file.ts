// A picture chosen in a browser: by the system's own window for files.

export interface ChosenPicture {
  readonly bytes: ArrayBuffer;
  readonly type: string;
}

/** Null when nothing was chosen. */
export function choosePicture(): Promise<ChosenPicture | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = 'image/jpeg,image/png,image/webp';
  return new Promise((resolve) => {
    input.addEventListener('cancel', () => resolve(null));
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      if (file === undefined) return resolve(null);
      void file.arrayBuffer().then((bytes) => resolve({ bytes, type: file.type }));
    });
    input.click();
  });
}

/** Only WeChat's own component names a picture by a path. */
export const readPicture = (_path: string): Promise<ChosenPicture | null> => Promise.resolve(null);
