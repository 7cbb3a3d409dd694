'use client';

interface NonceHolder {
  __webpack_nonce__?: string;
}

/**
 * Tells the scroll lock of dialogs, which makes a `style` tag of its own, the nonce of this page; the
 * global is where the package `get-nonce` looks. To be called before the first dialog opens.
 */
export function shareStyleNonce(nonce: string): void {
  if (typeof window === 'undefined') return;
  // The global object has no such member of its own.
  (globalThis as NonceHolder).__webpack_nonce__ = nonce;
}
