/** Imported first by every command: a Node that is too old should say so, not fail on something it does not know. */
const needed = [20, 19];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  console.error(`Guike needs Node ${needed.join('.')} or newer; this is ${process.version}. See https://nodejs.org or use your version manager.`);
  process.exit(1);
}
