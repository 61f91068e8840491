/** The oldest Node that the programs run on. Only the scripts that set them up run on Node 20. */
const OLDEST_NODE = 24;

// Programs import this file first, so that an older Node ends with a sentence instead of an unknown function.
if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  process.stderr.write(
    `The engine needs Node ${OLDEST_NODE}; this is ${process.version}. Run it with npm ("npm start", "npm run -s judge"), which uses the Node that npm installed, or install Node ${OLDEST_NODE}.\n`,
  );
  process.exit(1);
}
