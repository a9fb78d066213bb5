// The script of the pages that show what comes in: fetches the page again and puts in what has changed.

export const fresh = `
const parser = new DOMParser();
async function look() {
  try {
    const answer = await fetch(location.href);
    if (!answer.ok) return;
    const next = parser.parseFromString(await answer.text(), 'text/html');
    for (const shown of document.querySelectorAll('[data-fresh]')) {
      const found = next.getElementById(shown.id);
      if (found && found.innerHTML !== shown.innerHTML) shown.innerHTML = found.innerHTML;
    }
  } catch {
    // The sandbox was stopped: the page stays as it is.
  }
}
setInterval(() => { if (!document.hidden) look(); }, 1500);
`;
