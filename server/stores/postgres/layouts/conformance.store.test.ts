import { describe } from 'vitest';
import { describeEventStore } from '../../conformance/describe-event-store.ts';
import { snapshotsGroup } from '../../conformance/groups/snapshots.ts';
import { castoreFixture } from '../testing/castore-fixture.ts';
import { commandedFixture } from '../testing/commanded-fixture.ts';
import { emmettEventsFixture, emmettFixture } from '../testing/emmett-fixture.ts';
import { mappedFixture, wrappedFixture } from '../testing/mapped-fixture.ts';
import { martenFixture, martenMemberFixture } from '../testing/marten-fixture.ts';
import { messageDbFixture } from '../testing/message-db-fixture.ts';
import { railsFixture } from '../testing/rails-fixture.ts';
import { tableHarness } from '../testing/table-harness.ts';
import { withServer } from '../testing/with-server.ts';

const on = withServer({ databases: ['conformance'] });

describeEventStore('Postgres: Message DB (its own tables)', tableHarness(messageDbFixture, on));
describeEventStore('Postgres: Emmett (layout fixture)', tableHarness(emmettFixture, on));
describeEventStore(
  'Postgres: Emmett up to 0.36 (layout fixture)',
  tableHarness(emmettEventsFixture, on),
);
describeEventStore('Postgres: Castore (layout fixture)', tableHarness(castoreFixture, on));
describeEventStore('Postgres: Marten (layout fixture)', tableHarness(martenFixture, on));
describe('Postgres: Marten with versions in its documents (layout fixture)', () => {
  snapshotsGroup(tableHarness(martenMemberFixture, on));
});
describeEventStore('Postgres: Commanded (layout fixture)', tableHarness(commandedFixture, on));
for (const payloads of ['jsonb', 'json', 'yaml'] as const) {
  describeEventStore(
    `Postgres: Rails Event Store, ${payloads} (layout fixture)`,
    tableHarness(railsFixture(payloads), on),
  );
}
describeEventStore('Postgres: mapped (home-grown table)', tableHarness(mappedFixture, on));
describeEventStore('Postgres: mapped (type and version in JSON)', tableHarness(wrappedFixture, on));
