import { describeEventStore } from '../../conformance/describe-event-store.ts';
import { fileHarness } from '../../conformance/sqlite-files.ts';
import { mappedFile, wrappedFile } from '../testing/mapped-files.ts';

describeEventStore('SQLite: mapped, a column for everything', fileHarness(mappedFile));
describeEventStore('SQLite: mapped, type and version inside the payload', fileHarness(wrappedFile));
