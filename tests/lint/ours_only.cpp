// A plug-in of clang-tidy: the checks are shown only what this repository declares, not what it includes from Qt and
// the system, whose findings would be thrown away afterwards. Four fifths of clang-tidy's time went there.
#include <clang/AST/ASTConsumer.h>
#include <clang/AST/ASTContext.h>
#include <clang/Frontend/FrontendAction.h>
#include <clang/Frontend/FrontendPluginRegistry.h>

namespace
{

class OursOnly : public clang::ASTConsumer
{
    std::vector<clang::Decl *> m_ours;

public:
    bool HandleTopLevelDecl(clang::DeclGroupRef group) override
    {
        for (clang::Decl *decl : group) {
            const auto &sources = decl->getASTContext().getSourceManager();
            if (!sources.isInSystemHeader(decl->getLocation()))
                m_ours.push_back(decl);
        }
        return true;
    }
    void HandleTranslationUnit(clang::ASTContext &context) override { context.setTraversalScope(m_ours); }
};

class Action : public clang::PluginASTAction
{
    std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance &, llvm::StringRef) override
    {
        return std::make_unique<OursOnly>();
    }
    bool ParseArgs(const clang::CompilerInstance &, const std::vector<std::string> &) override { return true; }
    ActionType getActionType() override { return AddBeforeMainAction; }
};

const clang::FrontendPluginRegistry::Add<Action> add("ours-only", "shows the checks our own declarations only");

} // namespace
