#include "devices/print/cups/cups_library.h"

#include "base/library_functions.h"

#include <optional>

namespace yc::devices::print::cups
{

namespace
{

std::optional<CupsLibrary> load()
{
    QLibrary library(QStringLiteral("cups"), 2); // never unloaded: its threads keep what they asked for
    CupsLibrary made;
    const bool whole = library.load() && take(library, "cupsDoRequest", made.cupsDoRequest)
        && take(library, "cupsEncryption", made.cupsEncryption)
        && take(library, "cupsGetResponse", made.cupsGetResponse)
        && take(library, "cupsSendRequest", made.cupsSendRequest) && take(library, "cupsServer", made.cupsServer)
        && take(library, "cupsSetPasswordCB2", made.cupsSetPasswordCB2)
        && take(library, "cupsSetServer", made.cupsSetServer) && take(library, "cupsUser", made.cupsUser)
        && take(library, "cupsWriteRequestData", made.cupsWriteRequestData)
        && take(library, "httpClose", made.httpClose) && take(library, "httpConnect2", made.httpConnect2)
        && take(library, "httpSetTimeout", made.httpSetTimeout) && take(library, "ippAddBoolean", made.ippAddBoolean)
        && take(library, "ippAddCollection", made.ippAddCollection)
        && take(library, "ippAddInteger", made.ippAddInteger) && take(library, "ippAddString", made.ippAddString)
        && take(library, "ippAddStrings", made.ippAddStrings)
        && take(library, "ippContainsString", made.ippContainsString) && take(library, "ippDelete", made.ippDelete)
        && take(library, "ippErrorString", made.ippErrorString)
        && take(library, "ippFindAttribute", made.ippFindAttribute)
        && take(library, "ippFirstAttribute", made.ippFirstAttribute)
        && take(library, "ippGetBoolean", made.ippGetBoolean) && take(library, "ippGetCount", made.ippGetCount)
        && take(library, "ippGetGroupTag", made.ippGetGroupTag) && take(library, "ippGetInteger", made.ippGetInteger)
        && take(library, "ippGetName", made.ippGetName) && take(library, "ippGetStatusCode", made.ippGetStatusCode)
        && take(library, "ippGetString", made.ippGetString) && take(library, "ippNew", made.ippNew)
        && take(library, "ippNewRequest", made.ippNewRequest)
        && take(library, "ippNextAttribute", made.ippNextAttribute) && take(library, "ippPort", made.ippPort);
    return whole ? std::optional(made) : std::nullopt;
}

const std::optional<CupsLibrary> &loaded()
{
    static const auto library = load();
    return library;
}

} // namespace

bool hasCups()
{
    return loaded().has_value();
}

const CupsLibrary &lib()
{
    return *loaded();
}

} // namespace yc::devices::print::cups
