// Pictures that we draw: SVG as an address that browsers and WeChat can show.
export function pictureOf(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
