import { bulkForm } from '../case/bulk-form.js';
import { AddNote } from './add-note.js';
import { AddNoteRequest } from './add-note.request.js';

export const addNoteInBulk = bulkForm(
  'add-note',
  AddNoteRequest,
  (about, { text }) => new AddNote(about, text),
);
