/**
 * Decodes bytes as Ansible does: only UTF-8, with or without a byte order mark. The mark stays in the text, so that
 * offsets into the text are offsets into the file.
 * @returns the text, or a sentence part with the reason why it cannot be decoded.
 */
export function decodeText(bytes: Uint8Array): { text: string } | { problem: string } {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { problem: 'it is UTF-16 text; Ansible and cilium-extras read UTF-8' };
  }
  const zero = bytes.indexOf(0);
  if (zero !== -1) {
    // UTF-16 without a mark has a zero byte next to nearly every Latin letter.
    const sample = bytes.subarray(0, 64);
    const zeros = sample.filter((byte) => byte === 0).length;
    if (zeros * 3 > sample.length)
      return { problem: 'it is UTF-16 text or binary; Ansible and cilium-extras read UTF-8' };
    return { problem: `it is a binary file (zero byte at offset ${zero})` };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { problem: 'it is not valid UTF-8' };
  }
}
