/** Texts for the address: compressed, and encoded with characters that an address may contain unescaped. */

/** Bytes as base64 with `-` and `_`, without padding. */
function toAddress(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromAddress(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

/** Nobody's configuration is larger, and otherwise an address could unpack to any size. */
const mostBytes = 4 * 1024 * 1024;

export async function compress(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return toAddress(new Uint8Array(await new Response(stream).arrayBuffer()));
}

/** @throws Error if it is not a text from `compress` */
export async function decompress(packed: string): Promise<string> {
  const stream = new Blob([fromAddress(packed)]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > mostBytes) throw new Error('The text in the address is too long.');
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
