/// <reference types="astro/client" />

declare module 'astro' {
  interface AstroClientDirectives {
    /** Comes to life when first pointed at or focused (src/site/clientTouch.ts). */
    'client:touch'?: boolean
  }
}

export {}
