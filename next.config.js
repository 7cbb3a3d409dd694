/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  serverExternalPackages: [
    'better-sqlite3',
    'pg',
    '@prisma/client',
    '@prisma/adapter-better-sqlite3',
    'esbuild',
    'quickjs-emscripten-core',
    '@jitl/quickjs-singlefile-mjs-release-sync',
  ],
  // Browsers ask for it on pages that name no icon.
  rewrites: () => Promise.resolve([{ source: '/favicon.ico', destination: '/icon.svg' }]),
  experimental: {
    // Each page is loaded with its first request, in some milliseconds; all at once hold 50 MB more.
    preloadEntriesOnStart: false,
    optimizePackageImports: [
      '@mantine/core',
      '@mantine/hooks',
      '@mantine/spotlight',
      '@tabler/icons-react',
    ],
  },
};

export default config;
