const toPath = (value) => (typeof value === 'string' ? { path: value } : value);
const rule = (name, from, to) => ({ name, severity: 'error', from: toPath(from), to: toPath(to) });
const must = (name, module, to) => ({
  name,
  severity: 'error',
  module: { path: module, pathNot: '\\.test\\.tsx?$' },
  to: { path: to },
});

/** The layer rules of docs/architecture.md. */
module.exports = {
  forbidden: [
    rule('no-cycles', {}, { circular: true }),
    rule('lib-is-pure', '^lib/', '^(app|components|server)/|node_modules/(react|next|pg)/'),
    rule(
      'lib-runs-anywhere',
      { path: '^lib/', pathNot: '\\.test\\.ts$' },
      { dependencyTypes: ['core'] },
    ),
    rule('components-never-touch-server', '^components/', '^server/'),
    rule('ui-knows-no-noun', '^components/ui/', '^components/(?!ui/)'),
    rule('nouns-are-islands', '^components/(?!ui/)([^/]+)/', {
      path: '^components/(?!ui/)[^/]+/',
      pathNot: '^components/$1/',
    }),
    rule('app-talks-to-services', '^app/', '^server/(stores|db)/'),
    rule(
      'services-see-the-port',
      { path: '^server/services/', pathNot: '\\.test\\.ts$|/testing/' },
      '^server/stores/(?!port\\.ts$|registry\\.ts$|filtered-log\\.ts$)',
    ),
    rule(
      'internals-stay-inside',
      { pathNot: '^server/services/' },
      '^server/services/.+/internal-',
    ),
    rule('services-meet-at-the-index', '^server/services/([^/]+)/', {
      path: '^server/services/[^/]+/',
      pathNot: '^server/services/($1/|[^/]+/index\\.ts$)',
    }),
    rule(
      'adapters-are-islands',
      {
        path: '^server/stores/(?!shared/|conformance/)([^/]+)/',
        pathNot: '\\.test\\.ts$|/testing/',
      },
      { path: '^server/', pathNot: '^server/stores/($1/|shared/|port\\.ts$)' },
    ),
    rule(
      'testing-stays-in-tests',
      { path: '^(app|components|lib|server)/', pathNot: '\\.test\\.tsx?$|/testing/|/conformance/' },
      '^server/.*\\btesting/',
    ),
    rule('nothing-points-up', '^server/', '^(app|components)/'),
  ],
  required: [
    must(
      'verbs-are-guarded',
      '^server/services/[^/]+/(?!internal|index)[^/]+\\.ts$',
      '^server/services/define-service\\.ts$',
    ),
    must('routes-are-wrapped', '^app/.*\\broute\\.[jt]sx?$', '^server/http/route\\.ts$'),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^server/db/generated/' },
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
