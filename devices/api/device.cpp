#include "devices/api/card_reader.h"
#include "devices/api/document_printer.h"
#include "devices/api/document_scanner.h"
#include "devices/api/receipt_printer.h"
#include "devices/api/signature_pad.h"

// The interfaces' meta objects live in this room's object file.
