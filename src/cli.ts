#!/usr/bin/env node
import { runCommandLine } from './cli/main.ts';

await runCommandLine(process.argv.slice(2), import.meta.dirname);
