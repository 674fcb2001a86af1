/** Samples as they are stored: Float64, little-endian like every platform VS Code runs on, 8 bytes each, exact. */
export function toBlob(numbers: readonly number[]): Uint8Array {
  return new Uint8Array(Float64Array.from(numbers).buffer);
}

/** The numbers of a stored blob; copied, since a blob may start anywhere in memory and Float64Array may not. */
export function fromBlob(blob: Uint8Array): readonly number[] {
  return [...new Float64Array(blob.slice().buffer)];
}
