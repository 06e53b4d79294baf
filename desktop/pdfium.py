"""The one lock of PDFium, which is not thread-safe anywhere in a process (pypdfium2's README, "Thread safety").

The preview paints on the GUI thread while posters are verified and pages printed in the background: whoever opens,
renders, changes or closes a document through pypdfium2 holds this lock meanwhile, page by page, so that nobody
waits long. Documents are closed explicitly: a finalizer would close them on any thread, without the lock.
"""

import threading

PDFIUM_LOCK = threading.RLock()
