#include "devices/virtual/camera/desk.h"

#include <array>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace yc::devices::virtual_camera
{

std::string deskFolder()
{
    const auto *folder = std::getenv("YC_CAMERA_TWIN");
    return folder ? folder : "";
}

std::string bytesOf(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return file ? bytes.str() : std::string();
}

std::vector<TwinCamera> camerasOnDesk()
{
    std::vector<TwinCamera> cameras;
    const auto folder = deskFolder();
    if (folder.empty())
        return cameras;
    std::istringstream lines(bytesOf(folder + "/cameras"));
    for (std::string line; std::getline(lines, line);) {
        TwinCamera camera;
        std::istringstream fields(line);
        for (auto *field :
             {&camera.name, &camera.maker, &camera.serial, &camera.sysfs, &camera.footage, &camera.fault, &camera.node})
            std::getline(fields, *field, '|');
        if (!camera.sysfs.empty())
            cameras.push_back(std::move(camera));
    }
    return cameras;
}

std::optional<TwinCamera> cameraAt(const std::string &sysfs)
{
    for (auto &camera : camerasOnDesk()) {
        if (camera.sysfs == sysfs)
            return std::move(camera);
    }
    return std::nullopt;
}

} // namespace yc::devices::virtual_camera
