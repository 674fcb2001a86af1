import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface StepOptions {
  readonly cwd?: string;
  /** Added to this process's environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs one step of a set-up quietly. Rejects with the step's own output when it fails or cannot be started. */
export async function runStep(argv: readonly [string, ...string[]], options: StepOptions = {}): Promise<void> {
  const [program, ...programArguments] = argv;
  const child = spawn(program, programArguments, {
    cwd: options.cwd,
    env: { ...process.env, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (code !== 0) throw new Error(`\`${argv.join(' ')}\` ended with ${code ?? signal}:\n${output.join('')}`);
}
