// Pictures that the person chooses or takes, in a browser: by the system's own window for files.
import type { ChosenPicture } from './picture-file';

/** At most so many, none where the person turned back. */
export function choosePictures(most: number): Promise<readonly ChosenPicture[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = 'image/jpeg,image/png,image/webp';
  input.multiple = most > 1;
  return new Promise((resolve) => {
    input.addEventListener('cancel', () => resolve([]));
    input.addEventListener('change', () => {
      const files = Array.from(input.files ?? []).slice(0, most);
      const reading = files.map(async (file) => ({ bytes: await file.arrayBuffer(), type: file.type }));
      void Promise.all(reading).then(resolve);
    });
    input.click();
  });
}
