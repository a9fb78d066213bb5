// A picture of ours to keep, in a browser: it is downloaded.

export type Saved = 'saved' | 'denied' | 'failed';

/** `name`: of the file. Never throws. */
export function savePicture(url: string, name: string): Promise<Saved> {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  return Promise.resolve('saved');
}
