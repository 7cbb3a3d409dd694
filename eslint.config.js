import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const ruleDisablingComment = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { banned: 'Rules are not switched off in place.' },
  },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          if (/eslint-disable|@ts-ignore|@ts-nocheck|@ts-expect-error/.test(comment.value)) {
            context.report({ loc: comment.loc, messageId: 'banned' });
          }
        }
      },
    };
  },
};

const handWrittenStorePath = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { banned: 'Links come from lib/urls; do not write a path to a store by hand.' },
  },
  create(context) {
    const check = (node, text) => {
      if (/^\/(stores|api\/stores)\//.test(text)) context.report({ node, messageId: 'banned' });
    };
    return {
      TemplateLiteral: (node) => check(node, node.quasis[0]?.value.raw ?? ''),
    };
  },
};

const ours = {
  rules: { 'no-disabled-rules': ruleDisablingComment, 'links-from-lib-urls': handWrittenStorePath },
};

const htmlAsText = {
  selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
  message: 'Text reaches the page as text nodes only.',
};
const environmentRead = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only server/env.ts reads the environment.',
};

const size = {
  'max-lines': ['error', { max: 250 }],
  complexity: ['error', 10],
  'max-params': ['error', 3],
  'max-depth': ['error', 3],
};

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      '.next/',
      '.backstory/',
      'server/db/generated/',
      'next-env.d.ts',
      'test-results/',
      'playwright-report/',
    ],
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    plugins: { ours },
    linterOptions: { noInlineConfig: true },
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      ...size,
      'ours/no-disabled-rules': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allow: [] },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', htmlAsText],
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'node:vm', message: 'node:vm is not a sandbox.' }, { name: 'vm2' }] },
      ],
      'no-eval': 'error',
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    ignores: [
      'app/**',
      '*.config.ts',
      'proxy.ts',
      'lib/urls/**',
      '**/*.test.ts',
      '**/*.test.tsx',
      'e2e/**',
      'bench/**',
      'scripts/**',
    ],
    plugins: { ours },
    rules: { 'ours/links-from-lib-urls': 'error' },
  },
  {
    // Links, the router and the history keep the pinned moment only through these.
    files: ['{app,components}/**/*.ts', '{app,components}/**/*.tsx'],
    ignores: ['components/ui/{link.tsx,use-router.ts,address.ts}', '**/*.test.ts', '**/*.test.tsx'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'node:vm', message: 'node:vm is not a sandbox.' },
            { name: 'vm2' },
            { name: 'next/link', message: 'Use components/ui/link.tsx.' },
            {
              name: 'next/navigation',
              importNames: ['useRouter'],
              message: 'Use components/ui/use-router.ts.',
            },
          ],
        },
      ],
      'no-restricted-properties': [
        'error',
        { property: 'pushState', message: 'Use components/ui/address.ts.' },
        { property: 'replaceState', message: 'Use components/ui/address.ts.' },
      ],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    ignores: ['app/**', '*.config.ts', 'proxy.ts', 'e2e/support/global-setup.ts'],
    rules: {
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
    },
  },
  {
    files: ['{app,components,lib,server}/**/*.ts', '{app,components,lib,server}/**/*.tsx'],
    ignores: ['server/env.ts', '**/*.test.ts', '**/*.test.tsx'],
    rules: { 'no-restricted-syntax': ['error', htmlAsText, environmentRead] },
  },
  {
    files: ['**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    // No compiler runs here, so there is nothing that a library could be incompatible with.
    rules: { ...reactHooks.configs.recommended.rules, 'react-hooks/incompatible-library': 'off' },
  },
  {
    files: ['**/*.test.ts', '**/*.test.tsx', 'e2e/**/*.ts'],
    rules: { complexity: 'off' },
  },
);
