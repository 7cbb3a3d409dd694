import { describeEventStore } from '../../conformance/describe-event-store.ts';
import { fileHarness } from '../../conformance/sqlite-files.ts';
import { backstoryFile } from '../testing/backstory-file.ts';

describeEventStore('SQLite: backstory', fileHarness(backstoryFile));
