// Which part of a picture becomes the cover: a frame of 5:4, as large as fits, moved and made smaller. Pure.

export const COVER_RATIO = 5 / 4;
export const COVER_WIDTH = 1500;

export interface Framing {
  /** 1 is the largest frame that fits; 3 is a third as wide. */
  readonly zoom: number;
  /** Where in the room that is left the frame stands: 0 at the left or top, 1 at the right or bottom. */
  readonly x: number;
  readonly y: number;
}

export const inTheMiddle: Framing = { zoom: 1, x: 0.5, y: 0.5 };

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The frame within a picture, in its own pixels. */
export function frameOf(picture: { readonly width: number; readonly height: number }, framing: Framing): Rect {
  const widest = Math.min(picture.width, picture.height * COVER_RATIO);
  const width = widest / framing.zoom;
  const height = width / COVER_RATIO;
  return { left: (picture.width - width) * framing.x, top: (picture.height - height) * framing.y, width, height };
}

/** How the whole picture is laid behind a window that shows only the frame, in percent of the window. */
export function laidBehind(picture: { readonly width: number; readonly height: number }, framing: Framing) {
  const frame = frameOf(picture, framing);
  return {
    width: `${(picture.width / frame.width) * 100}%`,
    left: `${(-frame.left / frame.width) * 100}%`,
    top: `${(-frame.top / frame.height) * 100}%`,
  };
}
