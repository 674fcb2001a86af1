/**
 * `npm run bench [name…]`: prints every figure with its bar and the ratio to a peer measured in the same minute.
 * Exit code 1 when a bar is missed; the figures are printed all the same.
 */
import { readdirSync } from 'node:fs';
import { type Bench, describe, passes } from './figure.ts';

const wanted = process.argv.slice(2);
const topics = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.bench.ts'))
  .map((name) => name.replace('.bench.ts', ''))
  .filter((topic) => wanted.length === 0 || wanted.includes(topic));

if (topics.length === 0) {
  console.error(`No bench named ${wanted.join(', ')}.`);
  process.exit(64);
}

let missed = 0;
for (const topic of topics) {
  console.log(`\n${topic}`);
  const { bench } = (await import(`./${topic}.bench.ts`)) as { bench: Bench };
  for (const figure of await bench()) {
    console.log(`  ${describe(figure)}`);
    if (!passes(figure)) missed += 1;
  }
}
console.log(`\n${missed === 0 ? 'every bar passed' : `${missed} bars missed`}`);
process.exitCode = missed === 0 ? 0 : 1;
