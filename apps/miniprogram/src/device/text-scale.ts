// How much larger than usual this browser's text is set.

const USUAL_PX = 16;

/** 1 is the usual size. */
export function textScale(): number {
  const probe = document.createElement('span');
  probe.style.cssText = 'position:absolute;visibility:hidden;font-size:medium';
  document.body.append(probe);
  const size = parseFloat(getComputedStyle(probe).fontSize);
  probe.remove();
  return size / USUAL_PX;
}
