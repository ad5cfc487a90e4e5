#include "devices/virtual/usb/video_node.h"

#include "devices/virtual/usb/ready_pipe.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <linux/videodev2.h>
#include <mutex>
#include <umockdev.h>

namespace yc::devices::virtual_bench
{

// What the kernel's side knows, in umockdev's thread.
struct VideoNode::Core {
    static gboolean onCall(UMockdevIoctlBase *, UMockdevIoctlClient *host, gpointer shared)
    {
        auto &core = **static_cast<std::shared_ptr<Core> *>(shared);
        const auto request = umockdev_ioctl_client_get_request(host);
        const auto size = _IOC_SIZE(static_cast<unsigned int>(request));
        if (size == 0)
            return FALSE;
        auto *data = umockdev_ioctl_data_resolve(umockdev_ioctl_client_get_arg(host), 0, size, nullptr);
        if (!data) { // who asked was killed meanwhile
            umockdev_ioctl_client_complete(host, -1, EFAULT);
            return TRUE;
        }
        const auto error = core.answer(request, data->data);
        if (error == 0)
            umockdev_ioctl_data_update(data, 0, data->data, static_cast<gint>(size));
        g_object_unref(data);
        umockdev_ioctl_client_complete(host, error == 0 ? 0 : -1, error);
        return TRUE;
    }

    // An errno; 0: answered.
    int answer(gulong request, void *data)
    {
        switch (request) {
        case VIDIOC_QUERYCAP: {
            auto *can = static_cast<v4l2_capability *>(data);
            *can = {};
            std::strcpy(reinterpret_cast<char *>(can->driver), "uvcvideo");
            can->capabilities = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
            return 0;
        }
        case VIDIOC_QUERYCTRL: return tell(*static_cast<v4l2_queryctrl *>(data));
        case VIDIOC_QUERYMENU: return tell(*static_cast<v4l2_querymenu *>(data));
        case VIDIOC_G_CTRL:
        case VIDIOC_S_CTRL: break;
        default: return ENOTTY;
        }
        auto *wish = static_cast<v4l2_control *>(data);
        const std::scoped_lock lock(mutex);
        const auto control = controls.find(wish->id);
        if (control == controls.end())
            return EINVAL;
        if (request == VIDIOC_G_CTRL) {
            wish->value = control->value;
            return 0;
        }
        ++set[wish->id];
        // As uvcvideo does: a value beyond the range is the nearest in it; what the camera does by itself is not set.
        const bool isItsOwn = (control->flags & V4L2_CTRL_FLAG_INACTIVE) != 0
            && controls.value(V4L2_CID_EXPOSURE_AUTO).value != V4L2_EXPOSURE_MANUAL;
        const int error = isItsOwn ? EACCES : control->refuses;
        if (error == 0)
            control->value = std::clamp(wish->value, control->least, std::max(control->least, control->most));
        if (node)
            QMetaObject::invokeMethod(node, &VideoNode::changed, Qt::QueuedConnection);
        return error;
    }

    int tell(v4l2_queryctrl &told)
    {
        const std::scoped_lock lock(mutex);
        const auto control = controls.constFind(told.id);
        if (control == controls.constEnd())
            return EINVAL;
        told.type = control->type;
        told.minimum = control->least;
        told.maximum = control->most;
        told.step = control->step;
        told.default_value = control->usual;
        told.flags = control->flags;
        return 0;
    }

    int tell(v4l2_querymenu &told)
    {
        const std::scoped_lock lock(mutex);
        const auto control = controls.constFind(told.id);
        if (control == controls.constEnd() || !control->menu.contains(told.index))
            return EINVAL;
        told.value = control->menu.value(told.index);
        return 0;
    }

    mutable std::mutex mutex;
    VideoNode *node = nullptr; // gone: whoever has the node open may still ask
    QMap<quint32, VideoControl> controls;
    QHash<quint32, int> set;
    UMockdevIoctlBase *handler = nullptr;
    ReadyPipe pipe{ReadyPipe::Tells::Readable};
};

VideoNode::VideoNode(UsbBed &bed, QByteArray node, QMap<quint32, VideoControl> controls, QObject *parent)
    : QObject(parent), m_bed(bed), m_node(std::move(node)), m_core(std::make_shared<Core>())
{
    m_core->node = this;
    m_core->controls = std::move(controls);
    if (!m_core->pipe.make(m_bed.root() + m_node))
        qFatal("no node");
    m_core->handler = umockdev_ioctl_base_new();
    g_signal_connect_data(
        m_core->handler, "handle-ioctl", G_CALLBACK(&Core::onCall), new std::shared_ptr<Core>(m_core),
        [](gpointer shared, GClosure *) { delete static_cast<std::shared_ptr<Core> *>(shared); }, GConnectFlags{});
    umockdev_testbed_attach_ioctl(m_bed.testbed(), m_node.constData(), m_core->handler, nullptr);
}

VideoNode::~VideoNode()
{
    {
        const std::scoped_lock lock(m_core->mutex);
        m_core->node = nullptr;
    }
    umockdev_testbed_detach_ioctl(m_bed.testbed(), m_node.constData(), nullptr);
    m_core->pipe.remove();
    g_object_unref(m_core->handler);
}

qint32 VideoNode::value(quint32 control) const
{
    const std::scoped_lock lock(m_core->mutex);
    return m_core->controls.value(control).value;
}

void VideoNode::setValue(quint32 control, qint32 value)
{
    const std::scoped_lock lock(m_core->mutex);
    m_core->controls[control].value = value;
}

int VideoNode::timesSet(quint32 control) const
{
    const std::scoped_lock lock(m_core->mutex);
    return m_core->set.value(control);
}

} // namespace yc::devices::virtual_bench
