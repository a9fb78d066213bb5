/** Imported first by every command: a Node that is too old should say so, not fail on something it does not know. */
const needed = { major: 20, minor: 19 };
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < needed.major || (major === needed.major && minor < needed.minor)) {
  console.error(
    `Guike needs Node ${needed.major}.${needed.minor} or newer; this is ${process.version}. See https://nodejs.org or use your version manager.`,
  );
  process.exit(1);
}
