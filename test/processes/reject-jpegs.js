import { Buffer } from 'node:buffer';

// A scanner of evidence for specs: it rejects JPEGs and nothing else.
const pieces = [];
process.stdin.on('data', (piece) => pieces.push(piece));
process.stdin.on('end', () => {
  if (Buffer.concat(pieces)[0] !== 0xff) process.exit(0);
  process.stdout.write('stream: Spec.Jpeg FOUND\n', () => process.exit(1));
});
