/**
 * Makes Ctrl-C a proper exit. Without it Node dies on the spot, and an embedded editor, which is in a process group of its own,
 * would live on.
 */
export function exitOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));
}
