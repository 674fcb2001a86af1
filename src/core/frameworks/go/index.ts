import type { Framework } from '../framework.ts';

export declare const go: Framework;
