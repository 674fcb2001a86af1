import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { fixedBenchmarks, goMod, quick, useCommandLine } from './support.ts';

const { project } = useCommandLine();

/** One well-behaved benchmark, and one that does `body`. */
function misbehaving(body: string, imports: readonly string[] = []) {
  const lines = ['testing', ...imports].map((name) => `\t"${name}"`).join('\n');
  const good = 'func BenchmarkGood(b *testing.B) {\n\tb.ReportMetric(100, "ns/op")\n}\n';
  return project({
    'go.mod': goMod,
    'sample_test.go': `package sample\n\nimport (\n${lines}\n)\n\n${good}\nfunc BenchmarkOdd(b *testing.B) {\n${body}\n}\n`,
  });
}

const isAlive = (pid: number): boolean => {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

describe('names', () => {
  const names = [
    `quotes "'`,
    '$(touch pwned)',
    '`touch pwned`',
    '; touch pwned &&',
    're.*[x](y)+$^|?{2}\\d',
    'size=10-8',
    'a/b/c',
    'dup',
    'dup',
    '',
    'ünïcödé 世界',
    '100% #1',
    '-flag',
    'x'.repeat(1000),
    'tab\there',
  ];

  it('of every kind are found, run exactly and reported', async () => {
    const runs = names.map(
      (name) => `\tb.Run(${JSON.stringify(name)}, func(b *testing.B) { b.ReportMetric(7, "ns/op") })\n`,
    );
    const at = project({
      'pfad mit ümlaut/go.mod': goMod,
      'pfad mit ümlaut/sample_test.go': `package sample\n\nimport "testing"\n\nfunc BenchmarkÜ(b *testing.B) {\n${runs.join('')}}\n`,
    });
    const listed = (await at.json('list')).document.benchmarks;
    expect(listed).toHaveLength(names.length + 1);

    const all = await at.json('run', '--samples', '1', '--sample-time', '1');
    expect(all.document.problems).toEqual([]);
    const reported = all.document.run.results.map(({ name }) => name);
    expect([...reported].sort()).toEqual(
      listed
        .map(({ name }) => name)
        .filter((name) => name !== 'BenchmarkÜ')
        .sort(),
    );

    for (const { id, name } of listed.filter((one) => /quotes|re\.|dup#|#00|世界|xxx/.test(one.name))) {
      const { document } = await at.json('run', id, '--samples', '1', '--sample-time', '1');
      expect(document.run.results.map((result) => result.name)).toEqual([name]);
      expect(document.problems).toEqual([]);
    }
    const everything = readdirSync(at.root, { recursive: true, encoding: 'utf8' });
    expect(everything.filter((name) => name.includes('pwned'))).toEqual([]);
  });
});

describe('a benchmark that', () => {
  it('hangs is stopped and reported; what was measured stays', async () => {
    const at = misbehaving('\ttime.Sleep(time.Hour)', ['time']);
    const { code, document } = await at.json('run', ...quick, '--timeout', '4000');
    expect(document.problems.map((problem) => problem.code)).toContain('timed-out');
    expect(document.run.results).toMatchObject([
      { name: 'BenchmarkGood', outcome: 'measured' },
      { name: 'BenchmarkOdd', outcome: 'failed' },
    ]);
    expect(code).toBe(2);
  });

  it('prints 1 GB is measured in bounded memory', async () => {
    const at = misbehaving(
      '\tline := []byte(strings.Repeat("noise ", 1000) + "\\n")\n\tfor i := 0; i < 170000; i++ {\n\t\tos.Stdout.Write(line)\n\t}\n\tb.ReportMetric(5, "ns/op")',
      ['os', 'strings'],
    );
    const { code, stdout, stderr } = await at.redlineWith(
      { NODE_OPTIONS: '--max-old-space-size=100' },
      'run',
      '--samples',
      '1',
      '--sample-time',
      '1',
      '--json',
    );
    expect(stderr).toBe('');
    expect(stdout).toMatch(/"name": "BenchmarkOdd",\s+"outcome": "measured"/);
    expect(code).toBe(75);
  });

  it.runIf(process.platform !== 'win32')('dies by a signal is reported; what was measured stays', async () => {
    const at = misbehaving('\tsyscall.Kill(syscall.Getpid(), syscall.SIGKILL)', ['syscall']);
    const { code, document } = await at.json('run', ...quick);
    expect(document.run.results).toMatchObject([
      { name: 'BenchmarkGood', outcome: 'measured' },
      { name: 'BenchmarkOdd', outcome: 'failed' },
    ]);
    expect(document.problems.map((problem) => problem.code)).toContain('crashed');
    expect(code).toBe(2);
  });

  it.runIf(process.platform === 'linux')('starts processes of its own leaves none behind', async () => {
    const at = misbehaving(
      [
        '\tfor _, argv := range [][]string{{"sleep", "1000"}, {"setsid", "sleep", "1000"}} {',
        '\t\tcommand := exec.Command(argv[0], argv[1:]...)',
        '\t\tcommand.Stdout = os.Stdout',
        '\t\tcommand.Start()',
        '\t\tos.WriteFile(fmt.Sprintf("pid%d", command.Process.Pid), nil, 0o644)',
        '\t}',
        '\tb.ReportMetric(5, "ns/op")',
      ].join('\n'),
      ['fmt', 'os', 'os/exec'],
    );
    const { document } = await at.json('run', ...quick);
    expect(document.run.results.map(({ outcome }) => outcome)).toEqual(['measured', 'measured']);
    const pids = readdirSync(at.root).flatMap((name) => /^pid(\d+)$/.exec(name)?.[1] ?? []);
    expect(pids.length).toBeGreaterThanOrEqual(2);
    expect(pids.map(Number).filter(isAlive)).toEqual([]);
  });

  it('deletes its own file is measured, and missing the next time', async () => {
    const at = misbehaving('\tos.Remove("sample_test.go")\n\tb.ReportMetric(5, "ns/op")', ['os']);
    const { document } = await at.json('run', ...quick);
    expect(document.run.results.map(({ outcome }) => outcome)).toEqual(['measured', 'measured']);
    expect(existsSync(path.join(at.root, 'sample_test.go'))).toBe(false);
    await at.redline('baseline', 'record');
    const next = await at.json('run', ...quick);
    expect(next.document.comparisons.map(({ verdict }) => verdict)).toEqual(['missing', 'missing']);
    expect(next.code).toBe(66);
  });
});

describe('stopping', () => {
  it.runIf(process.platform !== 'win32')(
    'by Ctrl-C ends the tree, keeps what was measured and answers 130',
    async () => {
      const at = misbehaving('\tos.WriteFile("pid", []byte(fmt.Sprint(os.Getpid())), 0o644)\n\ttime.Sleep(time.Hour)', [
        'fmt',
        'os',
        'time',
      ]);
      const child = at.start('run', ...quick, '--json');
      let stdout = '';
      child.stdout.on('data', (chunk) => (stdout += chunk));
      const pidFile = path.join(at.root, 'pid');
      await expect.poll(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8'), { timeout: 60_000 }).toBeTruthy();
      child.kill('SIGINT');
      const [code] = await once(child, 'close');
      expect(code).toBe(130);
      expect(JSON.parse(stdout)).toMatchObject({
        exitCode: 130,
        run: { outcome: 'stopped', results: [{ name: 'BenchmarkGood', outcome: 'measured' }] },
        recorded: true,
      });
      expect(isAlive(Number(readFileSync(pidFile, 'utf8')))).toBe(false);
      expect((await at.redline('baseline', 'record')).code).toBe(0);
    },
  );

  it.runIf(process.platform !== 'win32')('reading no further is no error: the answer stays', () => {
    const at = project({ 'go.mod': goMod, 'sample_test.go': fixedBenchmarks({ BenchmarkA: 1 }) });
    // `true` reads nothing and is gone long before the answer comes.
    const script = '{ sleep 1; "$0" "$1" list; echo "code $?" >&2; } | true';
    const { stderr } = spawnSync('sh', ['-c', script, process.execPath, at.script], { cwd: at.root, encoding: 'utf8' });
    expect(stderr).toBe('code 0\n');
  });

  it('a second run waits for the first', async () => {
    const at = misbehaving(
      [
        '\tos.WriteFile("running", nil, 0o644)',
        '\tfor _, err := os.Stat("go"); err != nil; _, err = os.Stat("go") {',
        '\t\ttime.Sleep(time.Millisecond)',
        '\t}',
      ].join('\n'),
      ['os', 'time'],
    );
    const first = at.redline('run', ...quick);
    await expect.poll(() => existsSync(path.join(at.root, 'running')), { timeout: 60_000 }).toBe(true);
    const second = at.start('run', ...quick);
    let told = '';
    second.stderr.on('data', (chunk) => (told += chunk));
    await expect.poll(() => told, { timeout: 60_000 }).toContain('Waiting');
    at.write('go', '');
    expect((await first).code).toBe(75);
    const [code] = await once(second, 'close');
    expect(code).toBe(75);
  });
});

function fill(file: string): void {
  try {
    for (;;) writeFileSync(file, Buffer.alloc(4096), { flag: 'a' });
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
  }
}

const canMount = process.platform === 'linux' && process.getuid?.() === 0;
if (!canMount) console.warn('SKIPPED: a full disk needs root on Linux, to mount a small file system.');

describe.runIf(canMount)('on a full disk', () => {
  let disk = '';
  afterEach(() => {
    execFileSync('/bin/umount', [disk]);
  });

  it('a run is shown though not kept, a baseline stays as it was, and both are recorded once there is room', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `Benchmark${index}`);
    const at = project({
      'go.mod': goMod,
      'sample_test.go': fixedBenchmarks(Object.fromEntries(names.map((name) => [name, 100]))),
    });
    disk = path.join(at.root, '.redline');
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]);
    await at.redline('run', ...quick);
    await at.redline('baseline', 'record', 'Benchmark1$');
    const baseline = () => {
      const [name = ''] = readdirSync(path.join(disk, 'baselines'));
      return readFileSync(path.join(disk, 'baselines', name), 'utf8');
    };
    const before = baseline();
    const filler = path.join(disk, 'filler');
    fill(filler);

    const full = await at.json('run', ...quick);
    expect(full.document).toMatchObject({ recorded: false, problems: [{ code: 'history-unavailable' }] });
    expect(full.document.problems[0]?.message).toContain('the disk is full');
    expect(full.document.run.results).toHaveLength(20);
    const refused = await at.redline('baseline', 'record');
    expect(refused.stderr).toContain('the disk is full');
    expect(refused.code).toBe(2);
    expect(baseline()).toBe(before);

    rmSync(filler);
    expect((await at.json('run', ...quick)).document).toMatchObject({ recorded: true, problems: [] });
    expect((await at.redline('baseline', 'record')).code).toBe(0);
  });
});
