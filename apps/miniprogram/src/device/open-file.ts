// A file of the person's own, in a browser: it is downloaded.

/** Never throws; false when it could not be opened. */
export function openFile(url: string): Promise<boolean> {
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  document.body.append(link);
  link.click();
  link.remove();
  return Promise.resolve(true);
}
