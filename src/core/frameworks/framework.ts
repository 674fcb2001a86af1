import type { Benchmark, BenchmarkId } from '../model/benchmark.ts';
import type { FrameworkConfig } from '../model/config.ts';
import type { BenchmarkResult } from '../model/measurement.ts';
import type { Problem } from '../model/problem.ts';
import type { MeasureSettings } from '../model/run.ts';
import type { TextRange } from '../model/text.ts';
import type { FileSystem } from '../ports/fileSystem.ts';
import type { OutputStream, ProcessExit, ProcessSpec } from '../ports/processRunner.ts';
import type { Grammar, Node } from '../ports/syntaxParser.ts';

/** A benchmark seen in one top-level declaration; ranges are absolute in the file. */
export interface FoundBenchmark {
  readonly name: string;
  readonly range: TextRange;
  readonly nameRange: TextRange;
  /** Name of the parent benchmark in the same declaration. */
  readonly parent?: string;
  readonly hasComputedChildren: boolean;
}

/** What the framework runs as one thing. */
export interface Unit {
  /** Goes into the id: import path, target name, file relative to the root. */
  readonly id: string;
  /** Folder that holds the unit's sources. */
  readonly directory: string;
  /** Where the tool has to be started. */
  readonly workingDirectory: string;
}

/** A program a framework needs on this machine. */
export interface Tool {
  /** Key of the machine setting that may name another path, e.g. `go`. */
  readonly id: string;
  readonly command: string;
  readonly versionArguments: readonly string[];
  /** First group: the version to record, from the output of the version call. */
  readonly versionPattern: RegExp;
  /** One sentence, translated: how to get it. */
  howToInstall(): string;
}

export interface PlanRequest {
  /** Benchmarks of this framework; a parent stands for all its children. */
  readonly targets: readonly Benchmark[];
  readonly units: ReadonlyMap<string, Unit>;
  readonly settings: MeasureSettings;
  readonly config: FrameworkConfig;
  /** Path or name of the program, after settings. */
  readonly toolCommand: string;
  readonly toolVersion?: string;
  readonly cpuCount: number;
}

/** One process of a run and what it is expected to report. */
export interface ProcessPlan extends ProcessSpec {
  readonly framework: string;
  readonly unit: Unit;
  readonly expected: readonly BenchmarkId[];
  /** Samples per benchmark this process takes, and how many of them come first and are thrown away (warm-up). */
  readonly samples: number;
  readonly warmupSamples: number;
  /** Framework-private facts that the parser needs, e.g. Go's `-cpu` value. */
  readonly hints: Readonly<Record<string, string | number>>;
  /** For the time left shown to the user: what the samples should take, without building. */
  readonly estimatedMs: number;
}

export interface ParsedOutput {
  readonly results: readonly BenchmarkResult[];
  readonly problems: readonly Problem[];
  /** Facts the output tells about where it was made, e.g. Go's `goos`, `goarch`, `cpu`. */
  readonly configuration: Readonly<Record<string, string>>;
}

export interface OutputParser {
  /** Text as it arrives; chunk borders are arbitrary. Never throws, on any text. */
  push(chunk: string, stream: OutputStream): void;
  /** Call once, after the last chunk. Never throws. */
  end(exit: ProcessExit): ParsedOutput;
}

export interface ParseContext {
  /** The process whose output this is; absent for a result file of unknown origin. */
  readonly process?: ProcessPlan;
  /** Called for each sample as soon as it is known. */
  readonly onSample?: (benchmark: BenchmarkId, sampleCount: number) => void;
}

/** A benchmark tool Redline understands. One folder, one registry line. All functions are pure and never throw on input. */
export interface Framework {
  readonly id: string;
  readonly title: string;
  /** VS Code's language id. */
  readonly language: string;
  readonly tool: Tool;
  /** By the path alone: may this file hold benchmarks? `/` or `\` between parts. */
  matchesFile(path: string): boolean;
  /** Cheap test of the text before it is parsed: necessary, not sufficient. */
  readonly marker: RegExp;
  grammar(path: string): Grammar;
  /** Benchmarks in one top-level declaration (a child of the root node). */
  discover(declaration: Node): readonly FoundBenchmark[];
  /** The unit a file belongs to, or the problem that keeps it from having one. */
  locateUnit(file: string, root: string, files: FileSystem): Promise<Unit | Problem>;
  /** Files whose change makes a unit's results stale. */
  unitSources(unit: Unit, files: FileSystem): Promise<readonly string[]>;
  plan(request: PlanRequest): readonly ProcessPlan[];
  createParser(context: ParseContext): OutputParser;
  /** Does this text look like this tool's raw output? For `compare` on files. */
  recognises(text: string): boolean;
}
