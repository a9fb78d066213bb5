// What a picture looks like in 64 bits: pictures that look alike have hashes that differ in a few of them.

/**
 * The perceptual hash of a picture that `encodePicture` has made: 64 characters, 0 or 1. The same picture in another
 * format, size or brightness differs in up to five, one with its rim cut off in up to ten, two different screenshots of
 * one app in twenty and more, seldom in less than twelve.
 */
export async function pictureHash(bytes: Buffer): Promise<string> {
  // Loaded where it is needed: most processes never see a picture.
  const { default: phash } = await import('sharp-phash');
  return phash(bytes);
}
